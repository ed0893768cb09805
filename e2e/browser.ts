/** The Chromium of the tests: carried by an npm package, WebGL 2 in software, so that a fresh machine needs nothing else. */
import chromium from '@sparticuz/chromium'

/** Not the package's own arguments: those switch off the same-origin policy and run all in one process. */
export const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--hide-scrollbars',
]

export const launchOptions = async () => ({ executablePath: await chromium.executablePath(), args: ARGS, headless: true })
