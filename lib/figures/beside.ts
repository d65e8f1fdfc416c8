import type { IncomingMessage, ServerResponse } from "node:http"
import { startAlertsWatch } from "@/lib/alerts/watch"
import { startFigures } from "@/lib/figures/flush"
import { noteRequest } from "@/lib/figures/http"
import { startTelemetry } from "@/lib/telemetry/otel"

export type Beside = {
  /** Counts a request when its answer is out, or its connection is gone. */
  measure(req: IncomingMessage, res: ServerResponse): void
  stop(): Promise<void>
}

/** What a server does beside its answers: counts them, exports spans, and keeps an eye on the alerts. */
export async function startBeside(): Promise<Beside> {
  const telemetry = await startTelemetry("server")
  const figures = startFigures()
  const alerts = startAlertsWatch()
  return {
    measure,
    async stop() {
      await Promise.allSettled([alerts.stop(), figures.stop(), telemetry.stop()])
    },
  }
}

function measure(req: IncomingMessage, res: ServerResponse): void {
  const from = performance.now()
  const { url = "/", method = "GET" } = req
  res.once("close", () => {
    const seconds = (performance.now() - from) / 1_000
    const atMs = performance.timeOrigin + performance.now()
    // 499: whoever asked was gone before the answer.
    noteRequest({ url, method, status: res.writableFinished ? res.statusCode : 499, seconds, atMs })
  })
}
