//go:build !ci

package main

/*
#include <malloc.h>

// Only the GNU library has it: others give back by themselves.
static void give_back(void) {
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
*/
import "C"

// giveBack gives the system the memory that C libraries have freed: drawing without a graphics card leaves tens of
// megabytes of it.
func giveBack() { C.give_back() }
