// How are HDF5 objects closed whatever happens, and their errors turned into exceptions?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hdf5.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace cutis::tissue {

/// The value that an HDF5 call returned; throws when it is negative.
template <class T>
T checked(T result, const std::string& what) {
  if (result < 0) throw std::runtime_error("HDF5: cannot " + what);
  return result;
}

/// Calls HDF5 without its own printing: a caller who throws says enough.
template <class Call>
hid_t quietly(Call call) {
  hid_t id = -1;
  H5E_BEGIN_TRY { id = call(); }
  H5E_END_TRY
  return id;
}

/// Before the first call: HDF5 prints its errors unless told not to, and at the end of the program it crashes over a
/// file that a full disk kept it from closing unless told not to look.
inline void silence_hdf5() {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

/// Owns one HDF5 identifier and closes it with the function of its kind.
class Hdf5Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Hdf5Handle(hid_t id, Close closer, const std::string& what) : id_(checked(id, what)), close_(closer) {}
  Hdf5Handle(Hdf5Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Hdf5Handle(const Hdf5Handle&) = delete;
  Hdf5Handle& operator=(const Hdf5Handle&) = delete;
  ~Hdf5Handle() {
    if (id_ >= 0) close_(id_);
  }
  operator hid_t() const { return id_; }
  /// Closes now, so that a failure to write the last bytes is seen.
  void close(const std::string& what) { checked(close_(std::exchange(id_, -1)), what); }

 private:
  hid_t id_;
  Close close_;
};

}  // namespace cutis::tissue
