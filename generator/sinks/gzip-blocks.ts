import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** Before compression. Large enough to cost nothing, and few enough in flight to need no memory. */
const memberBytes = 4 * 1024 * 1024;
/** The quickest. A dump of a practice becomes three per cent larger than by the usual level. */
const level = 1;

const compress = promisify(gzip);

/**
 * Compresses in members of a fixed size, which together are one gzip file: several are under way at the same time, on
 * threads of Node's own, and the bytes are the same however many.
 */
export async function* gzipBlocks(blocks: AsyncIterable<Buffer>, workers: number): AsyncGenerator<Buffer> {
  const underWay: Promise<Buffer>[] = [];
  for await (const member of membersOf(blocks)) {
    const compressed = compress(member, { level });
    // What goes wrong is told when its turn comes.
    compressed.catch(() => {});
    underWay.push(compressed);
    if (underWay.length > workers) yield (await underWay.shift()) as Buffer;
  }
  for (const compressed of underWay) yield compressed;
}

async function* membersOf(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const block of blocks) {
    for (let at = 0; at < block.length; ) {
      const piece = block.subarray(at, at + memberBytes - bytes);
      waiting.push(Buffer.from(piece));
      bytes += piece.length;
      at += piece.length;
      if (bytes < memberBytes) continue;
      yield Buffer.concat(waiting);
      waiting = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}
