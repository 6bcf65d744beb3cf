/** npm run bench [-- startup|scale|plan|scan|placement|adverts|page]: side-by-side measurements, never a pass or a fail. */
import { adverts } from './adverts.ts';
import { page } from './page.ts';
import { placement } from './placement.ts';
import { plan } from './plan.ts';
import { scale } from './scale.ts';
import { scan } from './scan.ts';
import { startup } from './startup.ts';

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  startup,
  scale,
  plan,
  scan,
  placement,
  adverts,
  page,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
