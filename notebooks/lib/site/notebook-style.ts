/** The style of the notebooks' pages, of their list, and of the tour. */
export const notebookStyle = `
.notebook-cards{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1rem}
.notebook-cards li{display:flex}
.notebook-card{display:grid;grid-template-rows:auto auto auto 1fr;width:100%;padding:0 0 1.125rem;color:inherit;text-decoration:none;overflow:hidden}
.notebook-card:hover,.report-card:hover{border-color:var(--link)}
.notebook-card:hover :is(h2,h3),.report-card:hover :is(h2,h3){color:var(--link)}
.notebook-card>*{padding-inline:1.25rem}
.thumbnail{height:12rem;padding:.875rem .75rem!important;border-bottom:1px solid var(--line);overflow:hidden}
.thumbnail img{display:block;width:100%;height:100%;object-fit:contain;object-position:center}
.notebook-card .number{margin-top:.875rem;font-size:.8125rem;font-weight:550;color:var(--soft);font-variant-numeric:tabular-nums}
.notebook-card :is(h2,h3){font-size:1.0625rem;margin-top:.125rem}
.notebook-card p{margin-top:.375rem;color:var(--soft);font-size:.9375rem;line-height:1.45}
.notebook-frame{display:grid;grid-template-columns:13rem minmax(0,50rem);gap:3.5rem;padding-top:1.5rem}
.notebook-frame aside{font-size:.875rem;line-height:1.4}
.notebook-frame .side{position:sticky;top:1.5rem;max-height:calc(100vh - 3rem);overflow-y:auto}
.notebook-frame aside a{color:var(--soft);text-decoration:none}
.notebook-frame aside a:hover{color:var(--ink);text-decoration:underline}
.contents ol{list-style:none;margin:0;padding:0;border-left:1px solid var(--line)}
.contents li a{display:block;padding:.25rem 0 .25rem .875rem}
.side .contents{margin-block:1.25rem}
.side .contents b{display:block;margin-bottom:.5rem;font-weight:600}
details.contents{display:none}
.notebook h1{font-size:clamp(2rem,1.5rem + 2vw,2.75rem);line-height:1.1;letter-spacing:-.03em}
.notebook h2,.tour h2{font-size:1.5rem;margin-top:3rem!important}
.notebook h3,.tour h3{font-size:1.125rem;margin-top:2rem!important}
.notebook .text>*+*,.tour>*+*{margin-top:1rem}
.notebook .text>p,.notebook .text>ul,.notebook .text>ol{max-width:46rem}
.notebook section+section{margin-top:1.25rem}
.notebook p,.notebook li{text-wrap:pretty}
.notebook .text code{background:var(--code);border:1px solid var(--line);border-radius:.25rem;padding:.05em .3em;overflow-wrap:break-word}
.notebook pre code,.prose pre code,.tour pre code{background:none!important;border:0!important;padding:0!important}
.notebook .text pre,.prose pre,.tour pre{background:var(--code);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;overflow-x:auto;line-height:1.55;font-size:.8125rem}
.notebook .text pre code,.prose pre code,.tour pre code{font-size:1em}
.notebook table,.tour table{border-collapse:collapse;font-size:.875rem;line-height:1.45}
.notebook .text th,.notebook .text td,.tour th,.tour td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}
.notebook .text th,.tour th{font-weight:550;color:var(--soft)}
.notebook details pre{margin:0;padding:.25rem 1rem 1rem;overflow-x:auto;line-height:1.55;font-size:.8125rem}
.notebook details pre code{font-size:1em}
.stream{margin:.75rem 0 0;padding:0 1rem;white-space:pre-wrap;color:var(--soft);font-size:.875rem}
.failure{margin:.75rem 0 0;padding:.75rem 1rem;background:var(--bad-ground);color:var(--bad);border-radius:.5rem;white-space:pre-wrap}
.output{margin-top:.75rem;background:var(--plate);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem}
.output table{border-color:var(--line)}
.output td,.output th{white-space:nowrap}
.output:has(>div[style^="display:flex"]){background:none;border:0;padding:0}
.output>div[style^="display:flex"]>div{background:var(--plate)}
.output.prose{background:none;border:0;border-left:3px solid var(--production);border-radius:0;padding:.125rem 0 .125rem 1.125rem;max-width:46rem}
@media (min-width:48.01rem){.output td[align=left]{white-space:normal}}
.neighbours{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin-top:3.5rem}
.neighbours a{display:flex;flex-direction:column;background:var(--plate);border:1px solid var(--line);border-radius:.75rem;padding:.875rem 1.125rem;color:inherit;text-decoration:none;line-height:1.35}
.neighbours a:hover{border-color:var(--link)}
.neighbours span{color:var(--soft);font-size:.8125rem}
.neighbours b{font-weight:600}
.neighbours .next{grid-column:2;text-align:right}
.tour{max-width:46rem;margin-inline:auto;padding-top:1.5rem}
.tour h1{font-size:clamp(2rem,1.4rem + 2.4vw,3rem);line-height:1.08;letter-spacing:-.03em}
.tour li+li{margin-top:.5rem}
.tour blockquote{margin:1rem 0;padding:.125rem 0 .125rem 1.125rem;border-left:3px solid var(--production);font-size:1.0625rem}
@media (max-width:64rem){
.notebook-frame{grid-template-columns:minmax(0,50rem);justify-content:center;gap:1rem;padding-top:.5rem}
.side .contents{display:none}
.side{display:flex;justify-content:space-between;gap:1rem}
details.contents{display:block;margin-top:.75rem}
details.contents ol{border:0;padding:0 1rem .75rem}
details.contents li a{padding-left:0}
}
@media (max-width:48rem){
.notebook .text table{min-width:36rem}
.output{padding:.875rem 1rem}
.output .bitewing-figure{max-width:none}
.thumbnail{height:11rem}
main>#notebooks .thumbnail{display:none}
main>#notebooks .notebook-card{grid-template-columns:auto minmax(0,1fr);grid-template-rows:auto auto;padding-bottom:1rem}
main>#notebooks .notebook-card .number{grid-row:1;padding-right:.625rem}
main>#notebooks .notebook-card :is(h2,h3){margin-top:.75rem;padding-left:0}
main>#notebooks .notebook-card p{grid-column:1/-1}
main>#notebooks .notebook-cards{gap:.625rem}
}
@media print{.notebook-frame{display:block}aside,.neighbours{display:none}}
`;
