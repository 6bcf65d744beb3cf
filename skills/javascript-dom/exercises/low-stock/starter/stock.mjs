/** Shows which products are nearly sold out. */

const LIMIT = 5;

/** The products with fewer than `limit` left, the smallest count first, as a new array. */
export function lowStock(products, limit) {
  // TODO: filter, then sort the new array
  return [];
}

/** Loads and shows the products on each click; `fetch` works like that of the browser. */
export function start(page, fetch) {
  // TODO: find #reload, #status and #low, and react to a click
}
