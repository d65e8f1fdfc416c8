import { version } from "@/lib/health/answers"

export const dynamic = "force-dynamic"

export const GET = () => version()
