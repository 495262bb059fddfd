// Package update makes a new knowledge base out of the bundled one and a ClinVar file that a clinic
// brought: the classes of BRCA1 and BRCA2 are the file's, all else stays. It says what
// changed and checks the result; it installs nothing.
package update
