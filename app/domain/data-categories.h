#pragma once

/* Which of the data of protocol art. 3 somebody gets: a processor, or an actor of the geïntegreerd breed onthaal. */
typedef enum
{
  OD_DATA_NAME = 1 << 0,
  OD_DATA_ADDRESS = 1 << 1,
  OD_DATA_PHONE = 1 << 2,
  OD_DATA_EMAIL = 1 << 3,
} OdDataCategories;
