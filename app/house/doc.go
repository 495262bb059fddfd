// Package house checks the rules of the house over the source tree: who may import whom, how
// long a function may grow, that exported names are documented, that no sentence stands in
// code, that every text asked for exists. It holds tests only.
package house
