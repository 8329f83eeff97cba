/** The look of the report: light and dark by the reader's setting, from a phone's width on. */
export const reportStyle = `:root{color-scheme:light dark;--ink:#1b2733;--soft:#5a6a78;--line:#dde3e8;--head:#f3f6f8;--paper:#fff;--link:#1d5fa3;--box:#fff;--edge:#7d94a8;--key:#8a5a00;--good:#1c7a43;--bad:#b3261e;--stub:#eef1f4}
@media (prefers-color-scheme:dark){:root{--ink:#dde4ea;--soft:#9aa9b6;--line:#33404c;--head:#1f2a35;--paper:#151d25;--link:#7fb4e8;--box:#1c2732;--edge:#6f8598;--key:#e3b45c;--good:#6fcf97;--bad:#f2918a;--stub:#232f3a}}
*{box-sizing:border-box}html{scroll-behavior:smooth;scroll-padding-top:1rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{font:15px/1.5 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--paper)}
main{max-width:84rem;margin:2rem auto;padding:0 1rem}a{color:var(--link)}
h1{margin-bottom:.25rem}h2{margin-top:2.5rem}h3{margin:2rem 0 .25rem}
p.soft,.soft{color:var(--soft)}.wide{overflow-x:auto}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.figures{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;list-style:none;margin:1rem 0}
.figures li{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .9rem;min-width:7rem}
.figures b{display:block;font-size:1.35rem;font-variant-numeric:tabular-nums}
.domains{display:flex;flex-wrap:wrap;gap:.4rem .5rem;padding:0;list-style:none}
.domains a{display:block;border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;text-decoration:none}
.domains span{color:var(--soft)}
.picture{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;background:var(--paper)}
svg.er{display:block;height:auto;margin:auto;font:11.5px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.er text{fill:var(--ink)}.er .table rect{fill:var(--box);stroke:var(--edge)}.er .table .name{font-weight:700}
.er .rule{stroke:var(--line);fill:none}.er .relation,.er .more{fill:var(--soft)}.er .mark{font-size:9.5px;fill:var(--soft)}
.er .key+.mark{fill:var(--key)}.er .more{font-style:italic}
.er .stub rect{fill:var(--stub);stroke:none}.er .stub text{fill:var(--soft)}
.er .edge path{fill:none}.er .line{stroke:var(--edge);stroke-width:1.3}.er .away .line{stroke:var(--edge);stroke-width:1;opacity:.45}
.er .unchecked .line{stroke-dasharray:4 3}.er .reach{stroke:transparent;stroke-width:12;pointer-events:stroke}
.er .edge:hover .line{stroke:var(--link);stroke-width:2.2;opacity:1}.er marker path{fill:var(--edge)}
.er a:hover rect,.er a:focus-visible rect{stroke:var(--link);stroke-width:2}.er a:focus-visible{outline:none}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{background:var(--head)}td{overflow-wrap:anywhere}.name-cell{min-width:11.5rem}.text-cell{min-width:16rem}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}.word{white-space:nowrap}
summary{cursor:pointer;font-weight:600;padding:.25rem 0}
label{font-weight:600}input[type=search]{font:inherit;padding:.35rem .6rem;width:min(22rem,100%);border:1px solid var(--edge);border-radius:.35rem;background:var(--paper);color:var(--ink)}
.changes li{margin:.1rem 0}.good{color:var(--good)}.bad{color:var(--bad)}`;
