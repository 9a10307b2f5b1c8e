/**
 * What a token for Azure Storage is asked for; the same in all clouds. Source: "Authorize access to
 * blobs using Microsoft Entra ID", resource ID.
 */
export const STORAGE_SCOPE = 'https://storage.azure.com/.default';
