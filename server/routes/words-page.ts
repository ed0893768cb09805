/** A page that says something in words, where the stage cannot be shown: a bad link, an unknown set, a client that is not built. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Its own file, since the page's CSP allows no inline style. */
export const WORDS_CSS = `
:root { color-scheme: dark; font: 15px/1.55 system-ui, sans-serif; background: #17181a; color: #d8dadd; }
body { min-height: 100vh; margin: 0; display: grid; place-items: center; }
main { max-width: 30rem; padding: 2rem; }
p.brand { margin: 0 0 2rem; color: #8d9299; letter-spacing: .02em; }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; font-weight: 600; color: #f2f3f4; }
p { margin: 0; }
`

export const wordsPage = (c: Context, status: ContentfulStatusCode, title: string, says: string) => {
  c.header('cache-control', 'no-store')
  return c.html(
    html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title} · Hotset</title>
    <link rel="stylesheet" href="/words.css" />
  </head>
  <body>
    <main>
      <p class="brand">Hotset</p>
      <h1>${title}</h1>
      <p>${says}</p>
    </main>
  </body>
</html>
`,
    status,
  )
}
