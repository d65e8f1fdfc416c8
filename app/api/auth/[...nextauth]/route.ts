import { authEndpoint } from "@/lib/sessions/endpoint"

export { authEndpoint as GET, authEndpoint as POST }
