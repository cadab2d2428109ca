"""Names and guarded arithmetic for the arrays that pass between the model modules."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]


def ratio(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Divide, with 0 where the denominator is 0 (nothing was there to average)."""
    shape = np.broadcast_shapes(numerator.shape, denominator.shape)
    out = np.zeros(shape)
    np.divide(numerator, denominator, out=out, where=np.broadcast_to(denominator > 0, shape))
    return out


def along_leading(array: FloatArray, *, ndim: int) -> FloatArray:
    """Add axes of length 1 at the end, so that the array broadcasts along leading axes."""
    return array.reshape(array.shape + (1,) * (ndim - array.ndim))


def power(base: FloatArray, exponent: FloatArray) -> FloatArray:
    """Positive numbers to a power by way of logarithms.

    Unlike numpy's own power the last bit does not depend on the layout of the arrays, so that the same input gives the
    same bytes whatever stands beside it.
    """
    return np.exp(np.ascontiguousarray(np.log(base) * exponent))
