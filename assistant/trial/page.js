"use strict";
(() => {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const tools = ["zoomIn2d", "zoomOut2d", "pan2d", "resetScale2d", "toImage"];

  // "--accent" stands for what the page's own style means by it now, by day or by night.
  function coloured(value, style) {
    if (typeof value === "string") {
      return /^--[a-z]+$/.test(value) ? style.getPropertyValue(value).trim() || value : value;
    }
    if (Array.isArray(value)) return value.map((each) => coloured(each, style));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, coloured(each, style)]));
    }
    return value;
  }

  function draw() {
    const style = getComputedStyle(document.documentElement);
    const family = getComputedStyle(document.body).fontFamily;
    for (const figure of figures) {
      const layout = coloured(figure.layout, style);
      layout.font = { ...layout.font, family };
      Plotly.react(`plot-${figure.name}`, coloured(figure.data, style), layout, {
        responsive: true,
        displaylogo: false,
        displayModeBar: figure.tools,
        modeBarButtons: [tools],
      });
    }
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  draw();
})();
