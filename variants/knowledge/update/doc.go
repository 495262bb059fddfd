// Package update makes a new knowledge base out of the one in use and a ClinVar file that a clinic
// brought: the classes of BRCA1 and BRCA2 are the file's, all else stays. It says what
// changed, asks about what nobody should change unseen, and checks the result; it installs nothing.
package update
