import { describe, expect, it } from "vitest"
import { handshake } from "./handshake"

describe("S1 the handshake", () => {
  const ask = (query: string, token: string | undefined = "our-token") =>
    handshake(new URLSearchParams(query), token)
  const asked = "hub.mode=subscribe&hub.verify_token=our-token"
  it("gives the challenge back", () => {
    expect(ask(`${asked}&hub.challenge=42`)).toEqual({ status: 200, body: "42" })
  })
  it.each([
    ["another token", "hub.mode=subscribe&hub.verify_token=no&hub.challenge=1", 403],
    ["an empty token", "hub.mode=subscribe&hub.verify_token=&hub.challenge=1", 403],
    ["no challenge", asked, 400],
    ["another mode", "hub.mode=unsubscribe&hub.verify_token=our-token&hub.challenge=1", 400],
    ["the token twice", `${asked}&hub.verify_token=our-token&hub.challenge=1`, 400],
    ["nothing", "", 400],
  ])("refuses %s", (_, query, status) => {
    expect(ask(query)).toEqual({ status })
  })
  it("refuses when no token is set", () => {
    const query = new URLSearchParams("hub.mode=subscribe&hub.verify_token=&hub.challenge=1")
    expect(handshake(query, undefined)).toEqual({ status: 403 })
  })
})
