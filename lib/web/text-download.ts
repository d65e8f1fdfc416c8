/** A text as a file to be kept, named so; nothing between keeps a copy of it, and no browser takes it for a page. */
export const textDownload = (name: string, text: string, type: "text/markdown" | "text/plain"): Response =>
  new Response(text, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
