import { fidelityParts } from "../fidelity/fidelity-style.ts";
import { palette, systemFont } from "../house-style.ts";
import { kpiStyle } from "./kpi-style.ts";
import { headerStyle } from "./navigation.ts";
import { notebookStyle } from "./notebook-style.ts";
import { reportStyle } from "./reports/report-style.ts";

type Scheme = "light" | "dark";

const scheme = {
  light: {
    ground: "#f7f7f4",
    plate: "#ffffff",
    line: "#e2e4e0",
    edge: "#8a939b",
    ink: "#1a2430",
    soft: "#5a6570",
    link: "#1d5c96",
    good: "#17693f",
    "good-ground": "#e6f2ea",
    bad: "#a12a2a",
    "bad-ground": "#f8e9e7",
    code: "#f3f4f1",
    banner: "#1f2f3d",
    "banner-ink": "#eef2f5",
    keyword: "#8a3b6d",
    string: "#1c6848",
    number: "#9a4d05",
    comment: "#66707a",
    title: "#1d5c96",
  },
  dark: {
    ground: "#0d1216",
    plate: "#12171c",
    line: "#26303a",
    edge: "#6b7682",
    ink: "#e7ecf1",
    soft: "#9ba7b3",
    link: "#82bdf0",
    good: "#7fd0a2",
    "good-ground": "#12291d",
    bad: "#f09a92",
    "bad-ground": "#341b1a",
    code: "#171e25",
    banner: "#1d2a35",
    "banner-ink": "#dbe4ec",
    keyword: "#e09cc7",
    string: "#8ed0ac",
    number: "#f2b070",
    comment: "#8793a0",
    title: "#82bdf0",
  },
} as const;

/** The site's one style sheet. */
export function siteStyle(): string {
  return `:root{color-scheme:light dark;${variables("light")}}
@media (prefers-color-scheme:dark){:root{${variables("dark")}}}
${rules}${headerStyle}${notebookStyle}${reportStyle}${fidelityParts}${kpiStyle}`;
}

function variables(name: Scheme): string {
  const own = Object.entries(scheme[name]).map(([key, value]) => `--${key}:${value}`);
  const figure = Object.entries(palette).map(([key, value]) => `--${key}:${value[name]}`);
  return [...figure, ...own].join(";");
}

const rules = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:1.5rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.6 ${systemFont};-webkit-font-smoothing:antialiased}
h1,h2,h3{line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:0;text-wrap:balance}
p{margin:0}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace;font-size:.875em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--plate);padding:.5rem 1rem;z-index:9}
main,footer{max-width:74.5rem;margin-inline:auto;padding-inline:1.25rem}
footer{color:var(--soft);font-size:.875rem;padding-block:1.5rem 3rem}
footer p{border-top:1px solid var(--line);padding-top:1.5rem;margin-top:3rem}
.soft{color:var(--soft)}
.good{color:var(--good)}
.bad{color:var(--bad)}
.page-head{padding-block:1.5rem .5rem}
.page-head h1{font-size:clamp(2rem,1.4rem + 2.4vw,3rem);line-height:1.08;letter-spacing:-.03em}
.page-head .lead{max-width:46rem;margin-block:1rem 0}
.page-head .verdict{margin-top:1.25rem}
.eyebrow{font-size:.875rem;font-weight:550;color:var(--soft);margin-bottom:.5rem}
.hero{display:grid;grid-template-columns:minmax(0,8fr) minmax(0,5fr);gap:2rem 4rem;align-items:center;padding-block:2.5rem 1rem}
.hero h1{font-size:clamp(2rem,1.3rem + 3vw,3.25rem);line-height:1.08;letter-spacing:-.03em}
.lead{font-size:1.1875rem;line-height:1.55;color:var(--soft);text-wrap:pretty}
.hero .lead{margin-block:1.25rem 1.5rem}
.proof{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.25rem 1.25rem;align-items:center;padding:.875rem 1.25rem;border-radius:.75rem;text-decoration:none;line-height:1.4}
.proof b{font-size:1.5rem;font-weight:650;letter-spacing:-.02em;white-space:nowrap}
.proof span{font-size:.875rem;color:var(--ink)}
.proof.good{background:var(--good-ground);color:var(--good)}
.proof.bad{background:var(--bad-ground);color:var(--bad)}
.proof:hover b{text-decoration:underline;text-decoration-thickness:2px}
.doors{display:flex;flex-wrap:wrap;gap:.625rem}
.hero .doors{margin-top:1.5rem}
.button{display:inline-block;border:1px solid var(--line);border-radius:.5rem;padding:.5rem .875rem;background:var(--plate);color:var(--link);font-weight:550;text-decoration:none;font-size:.9375rem;line-height:1.4}
.button:hover{border-color:var(--link)}
.button.main{background:var(--link);border-color:var(--link);color:var(--plate)}
.button.main:hover{background:var(--ink);border-color:var(--ink)}
.path{list-style:none;margin:0;padding:0}
.path li{position:relative;padding:0 0 1.125rem 1.75rem;line-height:1.4}
.path li::before{content:"";position:absolute;left:0;top:.3rem;width:.75rem;height:.75rem;border-radius:50%;border:2px solid var(--production);background:var(--ground);z-index:1}
.path li:last-child::before{background:var(--good);border-color:var(--good)}
.path li:not(:last-child)::after{content:"";position:absolute;left:.3125rem;top:.6rem;bottom:-.5rem;width:2px;background:var(--line)}
.path li:last-child{padding-bottom:0}
.path b{display:block;font-weight:650}
.path span{color:var(--soft);font-size:.9375rem;font-variant-numeric:tabular-nums}
.verdict{display:inline-block;padding:.5rem 1rem;border-radius:1.25rem;font-weight:600;font-size:.9375rem;line-height:1.4;text-decoration:none}
.verdict.good{background:var(--good-ground);color:var(--good)}
.verdict.plain{background:var(--plate);box-shadow:inset 0 0 0 1px var(--line)}
.verdict.bad{background:var(--bad-ground);color:var(--bad)}
main>section:not(.hero){margin-top:3.5rem}
main>.page-head+section{margin-top:2rem}
.section-head{display:flex;flex-wrap:wrap;gap:.125rem 1rem;align-items:baseline;margin-bottom:1.25rem}
.section-head h2{font-size:1.5rem}
.section-head p{color:var(--soft);font-size:.9375rem}
.section-head .more{margin-left:auto;font-size:.9375rem;font-weight:550}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem}
.cards.headline{grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
.card,.plate{background:var(--plate);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem 1.375rem}
.card{display:flex;flex-direction:column}
.card h3{font-size:.9375rem;font-weight:550;letter-spacing:0;color:var(--soft)}
.value{font-size:2.125rem;font-weight:650;letter-spacing:-.03em;line-height:1.2;margin-top:.25rem;font-variant-numeric:tabular-nums}
.change{font-size:.8125rem;font-weight:500;letter-spacing:0;color:var(--soft);margin-left:.625rem;white-space:nowrap}
.headline .value{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .625rem}
.headline .change{margin-left:0}
.detail{color:var(--soft);font-size:.875rem;margin-top:.625rem}
.headline .detail{line-height:1.4}
.spark{width:100%;height:2.25rem;margin-top:.875rem;display:block}
.spark.production rect{fill:var(--production)}
.spark.collections rect{fill:var(--collections)}
.spark rect{opacity:.55}
.spark rect:last-child{opacity:1}
.aging{display:flex;gap:2px;height:.75rem;margin-top:1rem}
.aging span{min-width:2px;border-radius:2px}
.age0{background:var(--age0)}.age31{background:var(--age31)}.age61{background:var(--age61)}.age90{background:var(--age90)}
figure{margin:0}
figure.plate{margin-top:1rem}
figcaption{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline;margin-bottom:.75rem}
figcaption strong{font-weight:650}
figcaption span{color:var(--soft);font-size:.875rem}
.bitewing-figure{background:none;max-width:100%;height:auto}
.narrow{display:none}
.split{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.25rem 2.5rem;align-items:center}
.scroll{position:relative;overflow-x:auto;-webkit-overflow-scrolling:touch}
.figures{border-collapse:separate;border-spacing:0;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums;background:var(--plate)}
.boxed{border:1px solid var(--line);border-radius:.75rem}
.figures th,.figures td{padding:.5rem .625rem;text-align:right;white-space:nowrap;vertical-align:baseline}
.figures thead th{white-space:normal;vertical-align:bottom;font-weight:550;color:var(--soft);line-height:1.3;font-size:.8125rem;border-bottom:1px solid var(--line);padding-block:.75rem .625rem}
.figures th:first-child{text-align:left;position:sticky;left:0;background:var(--plate);padding-left:1.125rem}
.figures td:last-child,.figures thead th:last-child{padding-right:1.125rem}
.figures tbody th{font-weight:550}
.figures tbody tr+tr>*{border-top:1px solid var(--line)}
.figures tbody tr:hover>*{background:var(--code)}
.figures small{display:block;color:var(--soft);font-weight:400;font-size:.8125rem}
.figures .total>*{font-weight:650}
.figures tbody tr.total>*{border-top:2px solid var(--line)}
details{background:var(--code);border:1px solid var(--line);border-radius:.5rem}
summary{cursor:pointer;padding:.5rem 1rem;font-size:.8125rem;font-weight:550;color:var(--soft)}
summary span{font-weight:400;margin-left:.75rem}
.prose>*+*{margin-top:.75rem}
.prose ul{padding-left:1.25rem}
.prose li+li{margin-top:.375rem}
.prose code,.tour code,.remark code{background:var(--code);border:1px solid var(--line);border-radius:.25rem;padding:.05em .3em}
.hljs-keyword,.hljs-literal,.hljs-built_in{color:var(--keyword)}
.hljs-string,.hljs-template-variable{color:var(--string)}
.hljs-number{color:var(--number)}
.hljs-comment{color:var(--comment);font-style:italic}
.hljs-title,.hljs-attr{color:var(--title)}
.hljs-subst{color:var(--ink)}
@media (max-width:48rem){
.hero{grid-template-columns:minmax(0,1fr);padding-block:1.25rem .5rem}
.lead{font-size:1.0625rem}
main,footer{padding-inline:1rem}
main>section:not(.hero){margin-top:2.75rem}
.page-head{padding-top:.75rem}
.wide{display:none}.narrow{display:block}
figure.plate{padding:1rem .875rem}
.proof,.split{grid-template-columns:minmax(0,1fr)}
.cards.headline{grid-template-columns:1fr 1fr;gap:.625rem}
.headline .card{padding:.875rem 1rem}
.headline .value{font-size:1.625rem}
.section-head .more{margin-left:0}
}
@media print{.scroll{overflow:visible}}
`;
