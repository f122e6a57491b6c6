// https://learn.microsoft.com/partner-center/developer/partner-center-webhooks, "How to authenticate the callback".
const FOLDER = 'https://3psostorageacct.blob.core.windows.net/cert/';

/** Where Partner Center's documentation says that its certificate lies; it may move within the folder. */
export const DOCUMENTED_ADDRESS = `${FOLDER}pcnotifications-dispatch.microsoft.com.cer`;

/** Words joined by full stops, straight in the folder: each certificate has one address, which leads nowhere else. */
export const isCertificateAddress = (address: string): boolean =>
  address.startsWith(FOLDER) && /^(?:[\w-]+\.)+cer$/.test(address.slice(FOLDER.length));
