import { type Html, trusted } from "../../../foundation/html.ts";

/**
 * A figure for a page. Plot names the groups of marks (`bar`, `line`), which assistive technology may not be told of
 * within an image; the name and the description of the whole stay.
 */
export function siteFigure(svg: string): Html {
  return trusted(
    svg.replace(/<g\b[^>]*>/g, (group) => group.replace(/ aria-(?:label|description)="[^"]*"/g, "")),
  );
}
