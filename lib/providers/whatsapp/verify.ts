import { shownBy, signedBy } from "@/lib/providers/hmac"
import type { Verify } from "@/lib/providers/provider"

const META = /^sha256=([0-9a-f]{64})$/
const BARE = /^([0-9a-f]{64})$/

/** Meta: `X-Hub-Signature-256: sha256=` and lower-case hex over the raw body. */
export const verifyMeta: Verify = ({ headers, body, secrets }) =>
  signedBy(headers.get("x-hub-signature-256"), META, body, secrets)

/** 360dialog's partner plan: `x-360dialog-signature`, bare hex. */
export const verifyDialog: Verify = ({ headers, body, secrets }) =>
  signedBy(headers.get("x-360dialog-signature"), BARE, body, secrets)

/** 360dialog's direct customers get no signature, only the header they set themselves. */
export const verifyDialogHeader: Verify = ({ headers, secrets }) =>
  shownBy(headers.get(secrets.headerName ?? "authorization")?.replace(/^Bearer /, ""), secrets)
