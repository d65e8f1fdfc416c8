import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { sampleFile } from "@/lib/media/sample"
import { type TalkGround, talkGround } from "@/lib/testing/conversations"
import { addMessage } from "@/lib/testing/lead-ground"

export type MediaGround = TalkGround & { messageId: string }
type Given = {
  status?: string
  bytes?: Uint8Array | null
  mime?: string
  provider?: string
  providerId?: string
}

/** A conversation in which a picture came. */
export async function mediaGround(given: Given = {}): Promise<MediaGround> {
  const ground = await talkGround()
  const messageId = await addMessage(ground.lead, "Here")
  const { status = "kept", mime = "image/png", provider = "whatsapp", providerId = "4711" } = given
  const bytes = given.bytes === undefined ? sampleFile(mime) : given.bytes
  const clinicId = ground.clinic.id
  await inClinic(clinicId, (tx) =>
    tx.media.create({
      data: {
        id: newId(),
        clinicId,
        messageId,
        provider,
        providerId,
        toldMime: mime,
        fileName: "scan.png",
        status,
        ...(status === "kept" && bytes && { mime, bytes: Uint8Array.from(bytes), size: bytes.length }),
      },
    }),
  )
  return { ...ground, messageId }
}

export type MediaServer = {
  url: string
  server: Server
  /** What was asked, with the token that was shown. */
  asked: { path: string; token: string }[]
  close(): Promise<void>
}
type Answer = { status: number; body: string | Uint8Array; headers?: Record<string, string> }

/** A provider of files on loopback, that answers as it is told. */
export async function serveMediaOf(answer: (path: string, base: string) => Answer): Promise<MediaServer> {
  const asked: MediaServer["asked"] = []
  let base = ""
  const server = createServer((request, response) => {
    const token = request.headers.authorization ?? String(request.headers.apikey ?? "")
    asked.push({ path: request.url ?? "", token })
    request.resume()
    const { status, body, headers = {} } = answer(request.url ?? "", base)
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: base,
    server,
    asked,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
