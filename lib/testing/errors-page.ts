import { ERRORS } from "@/lib/errors"

/** docs/errors.md, from the catalogue. */
export function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, sentence, retry }]) =>
      `| \`${code}\` | ${status} | ${sentence} | ${retry ? "yes" : "no"} |`,
  )
  return `# Errors

Made from \`lib/errors.ts\` by \`npm run docs:errors\`; a test holds the two together.

Over HTTP an error is \`{ "error": { "code", "message", "requestId", "fields"? } }\`; machines under \`/api/v1\` get an
RFC 9457 problem document with the same code. Nothing internal is in either: the request id leads to the log line.

| code | HTTP | what a person reads | trying again can help |
|---|---|---|---|
${rows.join("\n")}
`
}
