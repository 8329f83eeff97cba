/** The style of the parts that the fidelity page shares with the site's report. */
export const fidelityParts = `
.opening{padding-block:1.5rem .5rem}
.opening h1{font-size:clamp(2rem,1.4rem + 2.4vw,3rem);line-height:1.08;letter-spacing:-.03em}
.date{white-space:nowrap}
.opening .lead{max-width:46rem}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18.5rem),1fr));gap:1rem}
.pictures figcaption{display:block}
.pictures figcaption span{display:block;line-height:1.35}
.bars{width:100%;height:auto;display:block;margin-top:auto}
.bars text{font-size:10.5px;fill:var(--soft);text-anchor:middle}
.bars .number{fill:var(--ink);font-size:10px}
.bars .word{text-anchor:end}.bars .start{text-anchor:start}
.bars line{stroke:var(--line)}
.bars .series0{fill:var(--production)}.bars .series1{fill:var(--collections)}
.names{display:flex;gap:1rem;font-size:.8125rem;color:var(--soft);margin-top:.5rem}
.names i{display:inline-block;width:.625rem;height:.625rem;border-radius:2px;margin-right:.375rem}
.names .series0{background:var(--production)}.names .series1{background:var(--collections)}
.fidelity th:first-child{white-space:normal;min-width:11rem;max-width:17rem;line-height:1.35}
.fidelity .why{text-align:left;white-space:normal;min-width:19rem;line-height:1.35;font-size:.8125rem}
.fidelity thead th:last-child{text-align:left}
.range{width:7.5rem;height:1rem;display:block;vertical-align:middle}
.range .accepted{fill:var(--backdrop)}
.range .source{fill:var(--givenUp)}
.range .within{fill:var(--good)}
.range .outside{fill:var(--bad)}
.mark{font-weight:550;font-size:.8125rem;color:var(--soft)}
.mark.gate{padding:.125rem .5rem;border-radius:1rem}
.mark.gate.within{background:var(--good-ground);color:var(--good)}
.mark.gate.outside,.mark.gate.not-measured{background:var(--bad-ground);color:var(--bad)}
section>details{margin-top:1rem}
details .boxed{border:0;border-top:1px solid var(--line);border-radius:0}
details .scroll{border-radius:0 0 .5rem .5rem}
.reasons{margin:0;columns:2 22rem;column-gap:2.5rem}
.reasons dt{font-weight:600;font-size:.9375rem;break-after:avoid}
.reasons dd{margin:.25rem 0 1.25rem;color:var(--soft);font-size:.875rem}
@media (max-width:48rem){
.fidelity th:first-child{min-width:9.5rem;max-width:9.5rem}
.opening{padding-block:.5rem 0}
}
`;
