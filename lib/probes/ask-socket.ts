import { connect as connectTcp, isIP } from "node:net"
import { connect as connectTls, type TLSSocket } from "node:tls"
import { isPublic } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import { isPrivateHost } from "@/lib/outbound/private-hosts"
import { resolveHost } from "@/lib/outbound/resolve"
import type { Outcome } from "@/lib/probes/rules"
import { nowMs, toDate } from "@/lib/time"

const PATIENCE_MS = 5_000

/** Whether something takes connections at `host:port`. */
export async function askConnection(text: string): Promise<Outcome> {
  const startedMs = nowMs()
  const { host, port, url } = placeOf(`https://${text}`)
  const address = await addressOf(host, url)
  const socket = connectTcp({ host: address, port })
  await settled(socket, "connect").finally(() => socket.destroy())
  return { isUp: true, ms: nowMs() - startedMs, detail: "open" }
}

/** Until when the certificate is good, read even where it is not trusted. */
export async function askCertificate(text: string): Promise<Outcome> {
  const startedMs = nowMs()
  const { host, port, url } = placeOf(text)
  const address = await addressOf(host, url)
  const servername = isIP(host) ? undefined : host
  // Not refused here: an expired certificate is to say since when it is.
  const socket = connectTls({ host: address, port, servername, rejectUnauthorized: false })
  try {
    await settled(socket, "secureConnect")
    return { ms: nowMs() - startedMs, ...read(socket) }
  } finally {
    socket.destroy()
  }
}

function read(socket: TLSSocket): Pick<Outcome, "isUp" | "detail" | "notAfter"> {
  const notAfter = toDate(socket.getPeerCertificate().valid_to)
  if (Number.isNaN(notAfter.getTime())) return { isUp: false, detail: "certificate" }
  const day = notAfter.toISOString().slice(0, 10)
  if (notAfter.getTime() <= nowMs()) return { isUp: false, detail: `expired ${day}`, notAfter }
  if (!socket.authorized) {
    const why = String(socket.authorizationError ?? "")
      .replace(/[^\w .-]/g, "")
      .slice(0, 60)
    return { isUp: false, detail: `untrusted ${why}`, notAfter }
  }
  return { isUp: true, detail: `valid ${day}`, notAfter }
}

function placeOf(text: string): { host: string; port: number; url: URL } {
  const url = new URL(text)
  // A port of 443 is dropped by what reads addresses.
  return { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || 443), url }
}

/** One checked address, so that a name which changes its mind in between changes nothing. */
async function addressOf(host: string, url: URL): Promise<string> {
  const found = isIP(host) ? [host] : await resolveHost(host)
  const [first] = found
  if (!first) throw new OutboundError("network", "Its name is not known.")
  if (!isPrivateHost(url) && !found.every(isPublic))
    throw new OutboundError("address", "It leads to a private or reserved network.")
  return first
}

function settled(
  socket: { once(event: string, listener: (error: Error) => void): unknown },
  event: "connect" | "secureConnect",
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new OutboundError("timeout", "It did not answer in time.")),
      PATIENCE_MS,
    )
    socket.once(event, () => {
      clearTimeout(timer)
      resolve()
    })
    socket.once("error", (cause) => {
      clearTimeout(timer)
      reject(new OutboundError("network", "It cannot be reached.", { cause }))
    })
  })
}
