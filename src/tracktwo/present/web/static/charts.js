// Charts: each figure names its spec; Vega draws it in place of the picture, reading expressions without eval.
"use strict";

const PAPER = 680; // pixels between the margins of A4
const views = new Map();
const OPTIONS = {
  ast: true,
  actions: false,
  defaultStyle: false,
  renderer: "svg",
  tooltip: { disableDefaultStyle: true, theme: "custom" },
};

async function draw(figure) {
  const answer = await fetch(figure.dataset.spec);
  if (!answer.ok) throw new Error(`${answer.status} ${figure.dataset.spec}`);
  const spec = await answer.json();
  const { view } = await window.vegaEmbed(figure.querySelector(".drawing"), spec, OPTIONS);
  views.set(figure, view);
  figure.dataset.drawn = "yes";
}

// On paper a chart is drawn anew, as wide as the page: one of a wide window would be pressed together, words and all.
function fit(onPaper) {
  for (const [figure, view] of views)
    view.width(onPaper ? PAPER : figure.querySelector(".drawing").clientWidth).run();
}
window.addEventListener("beforeprint", () => fit(true));
window.addEventListener("afterprint", () => fit(false));
window.matchMedia("print").addEventListener("change", (event) => fit(event.matches));

for (const figure of document.querySelectorAll("figure.chart[data-spec]"))
  draw(figure).catch((error) => {
    figure.dataset.drawn = "no"; // the table below holds every number
    console.error(error);
  });
