from fastapi import APIRouter, Depends

from services.core.context import only_known_parameters

router = APIRouter(prefix="/missions", tags=["missions"], dependencies=[Depends(only_known_parameters)])
