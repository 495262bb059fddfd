// Package disk writes files whole or not at all, and keeps other programs from what is being changed.
package disk
