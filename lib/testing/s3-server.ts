import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

type Held = { parts: Map<number, Buffer>; key: string }

/**
 * A store that speaks S3's own protocol, as far as copies need it: uploads in parts, reading, asking, listing page by
 * page, removing. It refuses what is not signed with its key, parts that are too small, and, when told, for want of room.
 * `meet` says what becomes of a request: `fail` answers 503, `silent` nothing at all, `lost` does it and tells nobody.
 */
export async function startS3(given: {
  accessKey: string
  mostBytes?: number
  page?: number
  meet?(to: string, nth: number): "fail" | "silent" | "lost" | undefined
}) {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Held>()
  let asked = 0
  const counted = new Map<string, number>()
  const server = createServer((request, response) => {
    asked++
    void answer(request, response).catch(() => response.writeHead(500).end())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://s3")
    const [, bucket = "", ...rest] = url.pathname.split("/")
    const key = decodeURIComponent(rest.join("/"))
    const body = await bodyOf(request)
    let isLost = false
    const say = (status: number, text = "", headers: Record<string, string> = {}) =>
      isLost
        ? response.destroy()
        : response.writeHead(status, { "content-type": "application/xml", ...headers }).end(text)
    const refuse = (status: number, code: string) =>
      say(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
    if (!request.headers.authorization?.includes(`Credential=${given.accessKey}/`))
      return void refuse(403, "AccessDenied")
    if (bucket !== "copies") return void refuse(404, "NoSuchBucket")
    const upload = url.searchParams.get("uploadId")
    const to = `${request.method} ${upload ? "part" : url.searchParams.has("uploads") ? "uploads" : key ? "object" : "bucket"}`
    const nth = (counted.get(to) ?? 0) + 1
    counted.set(to, nth)
    const met = given.meet?.(to, nth)
    if (met === "silent") return
    if (met === "fail") return void refuse(503, "SlowDown")
    isLost = met === "lost"
    if (to === "GET uploads") return void say(200, begun(url))
    if (to === "POST uploads") {
      const id = `upload-${uploads.size + 1}`
      uploads.set(id, { key, parts: new Map() })
      return void say(
        200,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      )
    }
    if (upload) return void part(request, upload, url, body, say, refuse)
    const held = objects.get(key)
    if (to === "GET bucket") return void say(200, listed(url))
    if (to === "DELETE object") {
      objects.delete(key)
      return void say(204)
    }
    if (!held)
      return void (request.method === "HEAD" ? response.writeHead(404).end() : refuse(404, "NoSuchKey"))
    response.writeHead(200, { "content-length": held.length, etag: etagOf(held) })
    return void response.end(request.method === "HEAD" ? undefined : held)
  }

  function part(
    request: IncomingMessage,
    id: string,
    url: URL,
    body: Buffer,
    say: (status: number, text?: string, headers?: Record<string, string>) => unknown,
    refuse: (status: number, code: string) => unknown,
  ) {
    const held = uploads.get(id)
    if (!held) return refuse(404, "NoSuchUpload")
    if (request.method === "PUT") {
      const full = [...objects.values(), ...held.parts.values(), body].reduce(
        (all, one) => all + one.length,
        0,
      )
      if (given.mostBytes && full > given.mostBytes) return refuse(507, "QuotaExceeded")
      held.parts.set(Number(url.searchParams.get("partNumber")), body)
      return say(200, "", { etag: etagOf(body) })
    }
    uploads.delete(id)
    if (request.method === "DELETE") return say(204)
    const parts = [...held.parts].sort(([one], [other]) => one - other).map(([, bytes]) => bytes)
    if (parts.slice(0, -1).some(({ length }) => length < 5 * 1024 * 1024))
      return refuse(400, "EntityTooSmall")
    objects.set(held.key, Buffer.concat(parts))
    return say(200, `<CompleteMultipartUploadResult><Key>${held.key}</Key></CompleteMultipartUploadResult>`)
  }

  function begun(url: URL): string {
    const prefix = url.searchParams.get("prefix") ?? ""
    const each = [...uploads].filter(([, { key }]) => key.startsWith(prefix))
    const rows = each.map(([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`)
    return `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${rows.join("")}</ListMultipartUploadsResult>`
  }

  function listed(url: URL): string {
    const names = [...objects.keys()]
      .filter((key) => key.startsWith(url.searchParams.get("prefix") ?? ""))
      .sort()
    const from = Number(url.searchParams.get("continuation-token") ?? 0)
    const until = from + (given.page ?? 1_000)
    const contents = names
      .slice(from, until)
      .map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`)
    const more = until < names.length
    return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${until}</NextContinuationToken>` : ""}${contents.join("")}</ListBucketResult>`
  }

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    uploads,
    asked: () => asked,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const etagOf = (bytes: Buffer) => `"${createHash("md5").update(bytes).digest("hex")}"`

/** As it was meant: what the client sends in signed chunks comes without their frames. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const all = Buffer.concat(parts)
  if (!String(request.headers["x-amz-content-sha256"]).startsWith("STREAMING-")) return all
  const bodies: Buffer[] = []
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf("\r\n", at)
    const length = Number.parseInt(all.toString("latin1", at, end), 16)
    if (!length) break
    bodies.push(all.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(bodies)
}
