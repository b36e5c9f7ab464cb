// Has someone asked the program to stop? SIGINT and SIGTERM, once politely.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cutis::app {

/// From now on the first SIGINT, SIGTERM or SIGUSR1 is only remembered; a second one ends the program at once.
void listen_for_stop();

bool stop_requested();

}  // namespace cutis::app
