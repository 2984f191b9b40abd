"""Pictures as telephones take them."""

from io import BytesIO

from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825


def photo() -> bytes:
    """A picture on its side; where it was taken stands in it."""
    data = BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(data, "JPEG", exif=exif)
    return data.getvalue()
