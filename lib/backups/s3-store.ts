import type { CompletedPart, S3Client } from "@aws-sdk/client-s3"
import { type Bytes, Reader } from "@/lib/backups/bytes"
import { ENDING, type Store } from "@/lib/backups/store"
import { BackupTrouble, troubleOf } from "@/lib/backups/trouble"

/** Above the least that S3 takes as a part. */
const LEAST_PART = 8 * 1024 * 1024
const MOST_PARTS = 10_000
/** A copy is smaller than its database as a rule; where it is not, this much more still has its parts. */
const ROOM = 1.25

/** All parts of one upload are alike in size, as some stores demand: so large that there are never too many. */
export const partFor = (expected = 0): number => {
  const needed = (expected * ROOM) / MOST_PARTS
  return Math.max(1, Math.ceil(needed / LEAST_PART)) * LEAST_PART
}

/** An answer that does not come is asked for again, and a store that never answers is said to be silent. */
const PATIENCE = { connectionTimeout: 10_000, requestTimeout: 120_000, throwOnRequestTimeout: true }
const ATTEMPTS = 5

export type Bucket = {
  bucket: string
  prefix: string
  region: string
  endpoint?: string
  accessKey?: string
  secretKey?: string
  /** For tests: for how long an answer is waited for. */
  patienceMs?: number
}

type Sdk = typeof import("@aws-sdk/client-s3")
let sdk: Promise<Sdk> | undefined

/** A bucket of any S3-compatible store. Its SDK is read when it is first needed: no page has a use for it. */
export function s3Store(given: Bucket): Store {
  let client: S3Client | undefined
  const { bucket: Bucket, prefix, endpoint } = given
  const key = (place: string) => `${prefix}${place}`

  async function ask<T>(work: (sdk: Sdk, client: S3Client) => Promise<T>): Promise<T> {
    sdk ??= import("@aws-sdk/client-s3")
    const loaded = await sdk
    client ??= new loaded.S3Client({
      region: given.region,
      endpoint,
      // A bucket's name as a host's is Amazon's custom; others answer under their own.
      forcePathStyle: endpoint !== undefined,
      maxAttempts: ATTEMPTS,
      requestHandler: given.patienceMs ? { ...PATIENCE, requestTimeout: given.patienceMs } : PATIENCE,
      ...(given.accessKey && given.secretKey
        ? { credentials: { accessKeyId: given.accessKey, secretAccessKey: given.secretKey } }
        : {}),
    })
    try {
      return await work(loaded, client)
    } catch (error) {
      if (error instanceof BackupTrouble) throw error
      const { name, message } = error as Error
      if (name === "NoSuchKey" || name === "NotFound") throw new BackupTrouble("missing", "", error)
      throw troubleOf(new Error(`${name}: ${message}`, { cause: error }), "store")
    }
  }

  async function parts(UploadId: string, place: string, source: Bytes, size: number) {
    const reader = new Reader(source)
    const done: CompletedPart[] = []
    let bytes = 0
    const send = async (Body: Buffer) => {
      const PartNumber = done.length + 1
      const { ETag } = await ask(({ UploadPartCommand }, s3) =>
        s3.send(new UploadPartCommand({ Bucket, Key: key(place), UploadId, PartNumber, Body })),
      )
      done.push({ ETag, PartNumber })
      bytes += Body.length
    }
    for (let body = await reader.take(size); body; body = await reader.take(size)) await send(body)
    const rest = await reader.rest()
    if (rest.length > 0 || done.length === 0) await send(rest)
    return { bytes, parts: done }
  }

  const abort = (place: string, UploadId: string) =>
    ask(({ AbortMultipartUploadCommand }, s3) =>
      s3.send(new AbortMultipartUploadCommand({ Bucket, Key: key(place), UploadId })),
    )

  async function uploads(): Promise<{ place: string; id: string }[]> {
    const found: { place: string; id: string }[] = []
    let at: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}
    while (at) {
      const after: { KeyMarker?: string; UploadIdMarker?: string } = at
      const page = await ask(({ ListMultipartUploadsCommand }, s3) =>
        s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: prefix, ...after })),
      )
      for (const { Key = "", UploadId = "" } of page.Uploads ?? [])
        if (Key.endsWith(ENDING)) found.push({ place: Key.slice(prefix.length), id: UploadId })
      at = page.IsTruncated
        ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
        : undefined
    }
    return found
  }

  return {
    kind: "s3",
    title: `${Bucket}${endpoint ? ` at ${new URL(endpoint).host}` : ""}`,

    async put(place, source, about) {
      const begun = await ask(({ CreateMultipartUploadCommand }, s3) =>
        s3.send(new CreateMultipartUploadCommand({ Bucket, Key: key(place) })),
      )
      const UploadId = begun.UploadId ?? ""
      try {
        const { bytes, parts: Parts } = await parts(UploadId, place, source, partFor(about?.bytes))
        try {
          await ask(({ CompleteMultipartUploadCommand }, s3) =>
            s3.send(
              new CompleteMultipartUploadCommand({
                Bucket,
                Key: key(place),
                UploadId,
                MultipartUpload: { Parts },
              }),
            ),
          )
        } catch (error) {
          // Its answer may have been lost, and a second asking then finds no upload any more: it is whole all the same.
          if ((await this.size(place).catch(() => null)) !== bytes) throw error
        }
        return { bytes }
      } catch (error) {
        // Parts that belong to nothing are paid for until somebody takes them away.
        await abort(place, UploadId).catch(() => {})
        throw error
      }
    },

    async get(place) {
      const { Body } = await ask(({ GetObjectCommand }, s3) =>
        s3.send(new GetObjectCommand({ Bucket, Key: key(place) })),
      )
      if (!Body) throw new BackupTrouble("missing", place)
      return Body as unknown as Bytes
    },

    async size(place) {
      try {
        const { ContentLength } = await ask(({ HeadObjectCommand }, s3) =>
          s3.send(new HeadObjectCommand({ Bucket, Key: key(place) })),
        )
        return ContentLength ?? 0
      } catch (error) {
        if (error instanceof BackupTrouble && error.because === "missing") return null
        throw error
      }
    },

    async remove(place) {
      await ask(({ DeleteObjectCommand }, s3) =>
        s3.send(new DeleteObjectCommand({ Bucket, Key: key(place) })),
      )
    },

    async list() {
      const found: { place: string; bytes: number }[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await ask(({ ListObjectsV2Command }, s3) =>
          s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken })),
        )
        for (const { Key = "", Size = 0 } of page.Contents ?? [])
          if (Key.endsWith(ENDING)) found.push({ place: Key.slice(prefix.length), bytes: Size })
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (ContinuationToken)
      return found.sort((one, other) => other.place.localeCompare(one.place))
    },

    async drafts() {
      return [...new Set((await uploads()).map(({ place }) => place))]
    },

    async dropDraft(place) {
      for (const one of await uploads()) if (one.place === place) await abort(place, one.id)
    },
  }
}
