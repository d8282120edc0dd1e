/** One hash over all cipher text chunks: the tree of RFC 6962, 2.1, with the suite's hash. */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafOf = (suite, chunk) => suite.digest(LEAF, chunk);

/** The root over hashed leaves. */
export async function rootOf(suite, leaves) {
  if (leaves.length < 2) {
    return leaves[0] ?? suite.digest();
  }
  const cut = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [left, right] = [leaves.slice(0, cut), leaves.slice(cut)];
  return suite.digest(NODE, await rootOf(suite, left), await rootOf(suite, right));
}
