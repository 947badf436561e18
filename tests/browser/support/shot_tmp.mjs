import { launch, open, settled } from './browser.mjs';
const b = await launch();
const base='http://localhost:8941';
const list = JSON.parse(process.argv[2]);
for (const [name, path, opts] of list) {
  const p = await open(b, base+path, opts ?? {});
  await p.page.waitForTimeout(700);
  await p.page.screenshot({path:`/tmp/me/s_${name}.png`, fullPage:true});
  if (p.errors.length) console.log(name, p.errors);
  await p.close();
}
process.exit(0);
