/** Styles of the KPI pages: filters, cards with links, lists of patients, accounts. */
export const kpiStyle = `
[data-page]>h1{font-size:clamp(2rem,1.4rem + 2.4vw,3rem);line-height:1.08;letter-spacing:-.03em;padding-top:1.5rem}
[data-page]>.lead{margin-block:1rem 1.5rem;max-width:46rem}
[data-page]>section{margin-top:3.5rem;scroll-margin-top:6.5rem}
[data-page]>section:focus{outline:0}
.filters{position:sticky;top:0;z-index:3;display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:start;padding:.875rem 1.125rem}
.filters fieldset{border:0;margin:0;padding:0;min-width:0}
.filters legend,.filters .label{display:block;padding:0;font-size:.8125rem;font-weight:550;color:var(--soft);margin-bottom:.25rem;line-height:1.3}
.filters .row{display:flex;flex-wrap:wrap;gap:.375rem;align-items:center}
.filters select,.filters button,.filters summary{font:inherit;font-size:.875rem;line-height:1.25rem;min-height:2.25rem;color:var(--ink);background:var(--plate);border:1px solid var(--edge);border-radius:.5rem;padding:.4375rem .625rem;max-width:100%}
.filters button,.filters summary,.filters label{cursor:pointer}
.filters button:hover,.filters summary:hover,.filters select:hover{border-color:var(--link)}
.segments{display:inline-flex}
.segments button{border-radius:0}
.segments button+button{margin-left:-1px}
.segments button:first-child{border-radius:.5rem 0 0 .5rem}
.segments button:last-child{border-radius:0 .5rem .5rem 0}
.segments button[aria-pressed=true]{background:var(--link);border-color:var(--link);color:var(--plate);position:relative}
.segments button:focus-visible{z-index:1;position:relative}
.picker{position:relative;background:none;border:0}
.picker summary{display:inline-flex;align-items:center;gap:.5rem;list-style:none;font-weight:400;min-width:10rem;justify-content:space-between}
.picker summary::-webkit-details-marker{display:none}
.picker summary::after{content:"";width:.4375rem;height:.4375rem;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:translateY(-2px) rotate(45deg)}
.picker[open] summary::after{transform:translateY(2px) rotate(225deg)}
.filters .picker summary span{margin:0;color:inherit}
.picker .choices{position:absolute;left:0;top:calc(100% + .375rem);z-index:4;min-width:20rem;max-width:calc(100vw - 3rem);max-height:min(24rem,60vh);overflow:auto;background:var(--plate);border:1px solid var(--edge);border-radius:.625rem;padding:.5rem;box-shadow:0 .75rem 2rem rgb(0 0 0/.16)}
.choices label{display:flex;gap:.625rem;align-items:baseline;padding:.4375rem .5rem;border-radius:.375rem;font-size:.9375rem;line-height:1.3}
.choices label:hover{background:var(--code)}
.choices small{color:var(--soft);margin-left:auto;padding-left:1rem;font-size:.8125rem}
.choices input{accent-color:var(--link);margin:0;width:1rem;height:1rem;flex:none;align-self:center}
.filters .only{display:block;font-size:.875rem;line-height:1.25rem;max-width:11rem}
.filters .only small{color:var(--soft);font-size:1em;white-space:nowrap}
.said{margin-top:1rem;color:var(--soft);font-size:.9375rem;font-variant-numeric:tabular-nums}
.said .reset{font:inherit;color:var(--link);background:none;border:0;padding:0;margin-left:.5rem;text-decoration:underline;text-underline-offset:.18em;text-decoration-thickness:1px;cursor:pointer}
.jump{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:.5rem;font-size:.9375rem}
.jump a{padding-block:.125rem}
.value .unit{font-size:1.125rem;font-weight:550;letter-spacing:0;margin-left:-.125em}
.kpi-cards{grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.kpi-cards .detail{margin-top:.375rem}
.behind{margin-top:auto;padding-top:.75rem;font-size:.875rem}
.kpi-table{margin-top:1rem}
[data-page=kpis] :is(a,button,.scroll){scroll-margin-block:7rem 1rem}
.figures td a{display:block;margin:-.5rem -.625rem;padding:.5rem .625rem;color:inherit;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent)}
.figures td:last-child a{margin-right:-1.125rem;padding-right:1.125rem}
.figures td a:focus-visible{outline-offset:-3px}
.figures td a:hover{color:var(--link);text-decoration-color:currentColor}
.figures abbr{text-decoration:none}
.note{margin-top:.75rem;color:var(--soft);font-size:.875rem;max-width:46rem}
.figures .why{text-align:left;white-space:normal;min-width:14rem}
.figures ul{list-style:none;margin:0;padding:0}
.figures time{color:var(--soft);margin-right:.375rem;font-variant-numeric:tabular-nums}
.figures tfoot>tr>*{border-top:2px solid var(--line)}
.figures.patients tbody th,.figures.account tbody th{font-weight:550}
.figures.patients>*>tr>*,.figures.account>*>tr>*{vertical-align:top}
.account tbody+tbody>tr:first-child>*{border-top:1px solid var(--line)}
.account tbody tr+tr>*{border-top:0}
.account td{padding-block:.25rem}
.account tbody>tr:first-child>td{padding-top:.5rem}
.account tbody>tr:last-child>td{padding-bottom:.5rem}
.account .credit td:nth-last-child(2){color:var(--good)}
.account .broken .why{color:var(--bad)}
.account .claim .why{color:var(--soft)}
.more{margin-top:1rem}
button.button{font:inherit;font-size:.9375rem;background:var(--plate);cursor:pointer}
.back{padding-top:1.25rem;font-size:.9375rem}
.behind-page>h1{padding-top:.375rem;font-size:clamp(1.75rem,1.3rem + 2vw,2.5rem)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:1rem 2rem;margin:0 0 1.5rem}
.facts dt{font-size:.8125rem;font-weight:550;color:var(--soft)}
.facts dd{margin:.125rem 0 0;line-height:1.45}
@media (max-width:48rem){
[data-page]>section{margin-top:2.75rem}
.filters{position:static}
.filters .picker,.filters .picker summary{width:100%}
.kpi-cards{grid-template-columns:1fr 1fr;gap:.625rem}
.kpi-cards .card{padding:.875rem}
.kpi-cards .value{font-size:1.5rem}
.kpi-cards .change{display:block;margin-left:0}
.figures.patients,.figures.patients :is(thead,tbody,tfoot),.figures.account,.figures.account :is(thead,tbody){display:block}
.figures.patients tr{display:grid;grid-template-columns:minmax(0,1fr) auto;padding:.625rem .875rem}
.figures.account tr{display:grid;grid-template-columns:minmax(0,1fr) 5.25rem 5.25rem;padding:.125rem .875rem}
.figures:is(.patients,.account) tr>:is(th,td):nth-child(n){padding:0;position:static;border:0}
.figures:is(.patients,.account) tbody tr:hover>*{background:none}
.figures.patients .why{grid-row:2;grid-column:1/-1;min-width:0;margin-top:.25rem}
.figures.patients thead .why{display:none}
.figures.patients tr+tr,.figures.patients :is(tbody,tfoot){border-top:1px solid var(--line)}
.figures.patients tbody th{white-space:normal}
.figures.account .why{min-width:0}
.figures.account tbody th{grid-column:1/-1}
.figures.account tbody tr:first-child{padding-top:.5rem}
.figures.account thead th:first-child{display:none}
.figures.account tbody{border-top:1px solid var(--line);padding-bottom:.375rem}
.figures.account thead tr{padding-block:.625rem;align-items:end}
}
`;
