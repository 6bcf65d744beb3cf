"""Routes below /tickets."""

from fastapi import APIRouter

router = APIRouter()

# TODO: the routes
