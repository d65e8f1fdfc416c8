import { showStatus } from "./answer"

export const dynamic = "force-dynamic"

export const GET = (request: Request): Promise<Response> => showStatus(request)
