import type { IncomingHttpHeaders } from "node:http"
import { newId } from "@/lib/ids"
import { PEER_ADDRESS, REQUEST_ID, REQUEST_PATH, UNASKED } from "@/lib/web/request"

/** What Next's parts say to one another. From outside, some of it answers a page without the page. */
const FRAMEWORKS_OWN =
  /^x-(middleware-|invoke-|matched-path$|now-route-matches$|nextjs-data$|next-(resume|revalidate)|prerender-)/

/** Sets what is taken for ours further in (lib/web/request.ts), so that it is never the client's. */
export function setOwnHeaders(headers: IncomingHttpHeaders, peer: string): void {
  headers[PEER_ADDRESS] = peer
  headers[REQUEST_ID] = newId()
  delete headers[REQUEST_PATH]
  for (const name of Object.keys(headers)) if (FRAMEWORKS_OWN.test(name)) delete headers[name]
  // Next hides from pages the headers that tell this, so it is told here.
  if (isUnasked(headers)) headers[UNASKED] = "1"
  else delete headers[UNASKED]
}

/** A page that is fetched ahead of a click, or that repaints itself because something changed (`router.refresh()`). */
function isUnasked(headers: IncomingHttpHeaders): boolean {
  const isAhead = /prefetch/.test(`${headers["sec-purpose"] ?? ""} ${headers.purpose ?? ""}`)
  return isAhead || headers["next-router-prefetch"] !== undefined || isRepaint(headers)
}

/**
 * A repaint asks for everything from the root layout down on the page one is on. A step to another page of ours keeps
 * the root layout, and asks for an unknown page without naming what is below it.
 */
function isRepaint(headers: IncomingHttpHeaders): boolean {
  const text = headers["next-router-state-tree"]
  if (headers.rsc === undefined || typeof text !== "string" || text.length > 16_000) return false
  try {
    const [, below, , marker] = JSON.parse(decodeURIComponent(text)) as [unknown, object, unknown, unknown]
    return marker === "refetch" && Object.keys(below).length > 0
  } catch {
    return false
  }
}
