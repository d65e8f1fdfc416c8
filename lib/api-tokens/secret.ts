import { createHash, randomBytes } from "node:crypto"

/** Found in code and logs by what begins so. */
export const TOKEN_START = "rounds_"
export const DEMO_TOKEN = "rounds_demo_api_token"
const PREFIX = 13

export const newToken = (): string => `${TOKEN_START}${randomBytes(32).toString("base64url")}`
/** 256 bits of chance need no slow hash. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex")
export const tokenPrefix = (token: string): string => token.slice(0, PREFIX)
