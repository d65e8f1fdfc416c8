import type { AddressInfo } from "node:net"
import { createServer, type Socket } from "node:net"

export type SmtpMode = "take" | "refuse" | "later" | "cut_after_data" | "cut_at_rcpt"
export type SmtpServer = {
  port: number
  /** What was taken, or had wholly arrived. */
  mails: { to: string; body: string }[]
  be(mode: SmtpMode): void
  close(): Promise<void>
}

/** As much of SMTP as one mail needs, on loopback; it fails as it is told to. */
export async function serveSmtp(): Promise<SmtpServer> {
  const mails: SmtpServer["mails"] = []
  const sockets = new Set<Socket>()
  let mode: SmtpMode = "take"
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket)).on("error", () => {})
    let to = ""
    let body: string | null = null
    let rest = ""
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (body !== null) {
        if (line !== ".") {
          body += `${line}\r\n`
          return
        }
        mails.push({ to, body })
        body = null
        if (mode === "cut_after_data") socket.destroy()
        else say("250 taken")
        return
      }
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === "EHLO" || verb === "HELO") say("250 test")
      else if (verb === "MAIL") say(mode === "later" ? "451 later" : "250 ok")
      else if (verb === "RCPT") {
        to = /<(.*)>/.exec(line)?.[1] ?? ""
        if (mode === "cut_at_rcpt") socket.destroy()
        else say(mode === "refuse" ? "550 no such person" : "250 ok")
      } else if (verb === "DATA") {
        body = ""
        say("354 go on")
      } else if (verb === "QUIT") socket.end("221 bye\r\n")
      else say("250 ok")
    }
    socket.on("data", (part) => {
      const lines = (rest + part.toString("utf8")).split("\r\n")
      rest = lines.pop() ?? ""
      for (const line of lines) hear(line)
    })
    say("220 test")
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    be: (given) => {
      mode = given
    },
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
}
