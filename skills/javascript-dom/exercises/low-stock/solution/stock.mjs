/** Shows which products are nearly sold out. */

const LIMIT = 5;

/** The products with fewer than `limit` left, the smallest count first, as a new array. */
export function lowStock(products, limit) {
  return products
    .filter(({ count }) => typeof count === 'number' && count < limit)
    .sort((a, b) => a.count - b.count || (a.name < b.name ? -1 : 1));
}

/** Loads and shows the products on each click; `fetch` works like that of the browser. */
export function start(page, fetch) {
  const button = page.querySelector('#reload');
  const status = page.querySelector('#status');
  const list = page.querySelector('#low');

  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = 'Loading...';
    list.replaceChildren();
    try {
      const products = await load(fetch);
      const low = lowStock(products, LIMIT);
      list.replaceChildren(...low.map((product) => line(page, product)));
      status.textContent =
        low.length === 0 ? 'No product is low' : `${low.length} of ${products.length} products are low`;
    } catch (error) {
      status.textContent = error.message;
    } finally {
      button.disabled = false;
    }
  });
}

/** The products; throws an error whose message is for the user. */
async function load(fetch) {
  const response = await fetch('api/products.json').catch(() => {
    throw new Error('No answer from the server');
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json().catch(() => {
    throw new Error('The answer is not readable');
  });
}

function line(page, { name, count }) {
  const item = page.createElement('li');
  item.textContent = count === 0 ? `${name}: sold out` : `${name}: ${count} left`;
  return item;
}
