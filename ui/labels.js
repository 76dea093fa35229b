// Gradio's own labels that come in one language alone, in the page's. The server puts the words in.
(() => {
  const words = LABELS;
  const said = [
    [/^chatbot conversation$/, words.conversation],
    [/^user's message: (?=\u2063)/, words.you_pictured],
    [/^user's message: /, words.you],
    [/^bot's message: /, words.answer],
    [/^Select example \d+: /, ""],
    [/^(Clear|清空对话)$/, words.start_over],
  ];

  function name(element) {
    for (const attribute of ["aria-label", "title"]) {
      const label = element.getAttribute(attribute);
      const found = label && said.find(([pattern]) => pattern.test(label));
      if (found) element.setAttribute(attribute, label.replace(...found));
    }
    if (element instanceof SVGElement && element.hasAttribute("aria-label")) {
      element.removeAttribute("aria-label");
      element.setAttribute("aria-hidden", "true");
    }
    if (element.matches(".edit-textarea:not([aria-label])")) element.setAttribute("aria-label", words.edit);
    // a list may hold list items alone
    if (element.matches("#chat .examples")) element.setAttribute("role", "group");
  }

  const labelled = "[aria-label], [title], .examples, .edit-textarea";
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") name(target);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(labelled)) name(node);
        node.querySelectorAll(labelled).forEach(name);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-label", "title"] });
})();
