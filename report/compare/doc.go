// Package compare tells what differs between two reports: of one case on newer knowledge, or of two files that are, or
// should be, of one person.
package compare
