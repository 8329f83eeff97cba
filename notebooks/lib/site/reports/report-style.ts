/** The style of the reports and of their list. */
export const reportStyle = `
.report-cards{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:1rem}
.report-cards li{display:flex}
.report-card{display:flex;flex-direction:column;width:100%;color:inherit;text-decoration:none}
.report-card :is(h2,h3){font-size:1.0625rem}
.report-card p{color:var(--soft);font-size:.9375rem;line-height:1.45;margin-top:.25rem}
.report-card .finding{margin-top:auto;padding-top:.875rem;font-weight:550;font-size:.875rem}
.finding .plain{color:var(--ink)}
.report-facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:1.5rem 0 0}
.report-facts div{display:flex;flex-direction:column-reverse;background:var(--plate);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1rem}
.report-facts dt{color:var(--soft);font-size:.8125rem}
.report-facts dd{margin:0;font-size:1.5rem;font-weight:650;letter-spacing:-.03em;line-height:1.25;font-variant-numeric:tabular-nums}
.figures .words{text-align:left;white-space:normal;min-width:11rem;line-height:1.4}
.figures tbody th{line-height:1.4}
.figures tbody th a{font-weight:550}
.figures td code,.figures th code{font-size:.8125rem}
.fold{background:var(--plate);border-radius:.75rem}
.fold>summary{padding:.75rem 1.125rem;font-size:.9375rem;color:var(--ink)}
.fold>summary span{color:var(--soft)}
.fold .boxed{border:0;border-top:1px solid var(--line);border-radius:0 0 .75rem .75rem}
.plate+.fold{margin-top:1rem}
.below{margin-top:.75rem;color:var(--soft);font-size:.875rem;max-width:46rem}
.remark{margin-top:1.5rem}
.prose{line-height:1.55}
.prose>p{max-width:54rem}
.figures td .range{margin-left:auto}
.jumps{display:flex;flex-wrap:wrap;gap:.375rem;margin-top:1.25rem}
.jumps a{border:1px solid var(--line);border-radius:1rem;background:var(--plate);padding:.0625rem .75rem;font-size:.875rem;text-decoration:none}
.jumps a:hover{border-color:var(--link)}
.range .beyond{fill:var(--collections)}
.fold .reasons{padding:1rem 1.125rem .25rem}
@media (max-width:48rem){
.figures tbody th{white-space:normal;min-width:9rem;overflow-wrap:anywhere}
.report-facts{grid-template-columns:1fr 1fr}
.figures .words{min-width:13rem}
}
`;
