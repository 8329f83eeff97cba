import type { SiteData, SiteEntry } from "../site-data.ts";

/** What the scripts of the site share. They are plain scripts, because a page opened from disk may load no modules. */
declare global {
  type Entry = SiteEntry;

  /** A column by the places of its entry and of itself in there; -1 is the rows, and of a metric its figure. */
  interface ColumnPlace {
    readonly entry: number;
    readonly column: number;
  }

  interface BoxRow {
    readonly id: string;
    readonly text: string;
    readonly href: string;
    readonly kind?: string;
  }

  interface Box {
    readonly id: string;
    readonly title: string;
    readonly href?: string;
    readonly kind: string;
    readonly rows: readonly BoxRow[];
    /** Rows stand in so many columns. */
    readonly columns?: number;
  }

  interface PlacedBox extends Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }

  interface Point {
    readonly x: number;
    readonly y: number;
  }

  interface Line {
    readonly from: string;
    readonly to: string;
    readonly points: readonly Point[];
    readonly kind?: string;
    readonly width?: number;
    /** Leaves and reaches the right side. */
    readonly isLoop?: boolean;
  }

  interface Picture {
    readonly label: string;
    readonly boxes: readonly PlacedBox[];
    readonly lines: readonly Line[];
    readonly labels?: readonly { readonly text: string; readonly x: number; readonly y: number }[];
    readonly width: number;
    readonly height: number;
  }

  interface SearchItem {
    readonly name: string;
    readonly note: string;
    readonly where: string;
    readonly kind: string;
    readonly route: string;
    readonly weight: number;
    readonly lowerName: string;
    readonly lowerNote: string;
  }

  var docsData: SiteData;
  function docsPage(name: string, markup: string): void;
  const dagre: typeof import("@dagrejs/dagre");
}
