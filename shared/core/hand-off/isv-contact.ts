/** How the publisher of a marketplace product is reached, as far as known. */
export interface IsvContact {
  supportUri?: string;
  email?: string;
  phone?: string;
}
