// The picture that goes with the next message; `element` comes from gradio. It is sent when it is chosen, and the
// message takes the id that the server gave it along.
const SIDE = 1024;
const page = (window.shelftalker ??= { marks: new Map(), opened: new Set(), first: null, listing: false });
const find = (selector) => element.querySelector(selector);
let waiting = null;

function show(name, refused = "") {
  find(".chosen").hidden = !name;
  find(".chosen-name").textContent = name;
  find(".refused").textContent = refused;
}

function leave() {
  waiting = null;
  find("input").value = "";
  show("");
}

// Small enough to look at: a photo of a phone has ten times what is needed. What cannot be drawn here goes as it is.
async function small(file) {
  try {
    const picture = await createImageBitmap(file);
    const share = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * share));
    canvas.height = Math.max(1, Math.round(picture.height * share));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; // what can be seen through stands on white, as on a page
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return (await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9))) ?? file;
  } catch {
    return file;
  }
}

async function send(file) {
  const failed = find(".attaching").dataset.failed;
  let answer = {};
  try {
    const body = await small(file);
    const headers = { "content-type": body.type || "application/octet-stream" };
    const response = await fetch("picture", { method: "POST", body, headers });
    answer = await response.json();
  } catch {
    answer = {};
  }
  return { id: answer.id ?? "", refused: answer.id ? "" : (answer.said ?? failed) };
}

async function choose(file) {
  const sent = send(file);
  waiting = sent;
  show(file.name);
  const { refused } = await sent;
  if (!refused || waiting !== sent) return;
  leave();
  show("", refused);
}

// Called by the box when a message goes out.
page.attached = async () => {
  const sent = waiting;
  if (sent === null) return "";
  const { id } = await sent;
  if (id) leave();
  return id;
};

element.addEventListener("click", (event) => {
  if (event.target.closest(".attach")) find("input").click();
  if (!event.target.closest(".detach")) return;
  leave();
  document.querySelector("#box textarea")?.focus();
});
element.addEventListener("change", (event) => {
  const file = event.target.files?.[0];
  if (!file) return;
  choose(file);
  document.querySelector("#box textarea")?.focus();
});
