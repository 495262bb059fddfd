// Package casefile keeps a case in a sealed file: what a person entered, what the file said at the places asked about,
// what was concluded and signed, and who opened and changed it. The file is one of the format age, encrypted with a
// passphrase or to public keys; nothing but that format's header stands in clear.
package casefile
