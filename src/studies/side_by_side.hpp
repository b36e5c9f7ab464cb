// How do independent runs share the machine? Each on one thread, so many at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace cutis::studies {

/// Calls task(0) to task(count - 1), each once, from so many threads. After the first that throws no new one is begun,
/// and its exception is thrown on.
void side_by_side(std::size_t count, int threads, const std::function<void(std::size_t)>& task);

}  // namespace cutis::studies
