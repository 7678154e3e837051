/** The pages' only script of our own: puts interactive figures in place of the still ones. */
export const SCRIPT = `"use strict";
(() => {
  if (typeof Plotly === "undefined") return;
  const ink = () => getComputedStyle(document.body).color;
  const places = [];
  for (const figure of document.querySelectorAll("[data-figure]")) {
    const { data, layout, config } = JSON.parse(document.getElementById(figure.dataset.figure).textContent);
    const place = document.createElement("div");
    place.className = "interactive";
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", figure.dataset.alt);
    const { width, ...rest } = layout;
    const shown = { height: 400, ...rest, autosize: true, font: { ...layout.font, color: ink() } };
    figure.append(place);
    Plotly.newPlot(place, data, shown, { ...config, responsive: true, displaylogo: false, scrollZoom: false })
      .then(() => {
        figure.classList.add("ready");
        Plotly.Plots.resize(place);
        places.push(place);
      })
      .catch(() => place.remove());
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const place of places) Plotly.relayout(place, { "font.color": ink() });
  });
})();
`;
