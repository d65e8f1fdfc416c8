import { wordsScript } from "@/lib/language/dictionary"

/** The console's texts in another language, for the browser; the address changes with them. */
export async function GET(_: Request, { params }: { params: Promise<{ language: string }> }) {
  const script = wordsScript((await params).language.replace(/\.js$/, ""))
  if (!script) return new Response("Not found", { status: 404 })
  return new Response(script.body, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    },
  })
}
